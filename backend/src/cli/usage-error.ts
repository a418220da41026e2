import { CalendarFault } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';

/** The command cannot be carried out as it was typed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What is wrong with the arguments or with what they name; anything else is a fault of ours. */
export function isExpected(error: unknown): error is Error {
  if (error instanceof UsageError || error instanceof CalendarFault || error instanceof ProviderError) return true;
  return typeof error === 'object' && error !== null && 'syscall' in error && 'message' in error;
}
