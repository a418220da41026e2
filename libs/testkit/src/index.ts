export * from './fake/local-http-client.js';
export * from './fake/memory-rate-budget.js';
export * from './fake/request-log.js';
export * as feed from './servers/feed-responses.js';
export * from './servers/feed-server.js';
export * from './servers/self-signed.js';
