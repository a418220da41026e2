export * from './adapter.js';
export * from './http/address-gate.js';
export * from './http/http-client.js';
export * from './http/limits.js';
export * from './http/network.js';
export * from './http/rate-budget.js';
export * from './http/request-observer.js';
