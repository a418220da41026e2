export * from './event/calendar-event.js';
export * from './event/event-time.js';
export * from './event/instance.js';
export * from './mirror/mirror.js';
export * from './policy/policy.js';
export * from './policy/verdict.js';
export * from './retry/provider-error.js';
