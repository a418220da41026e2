import { ValidateBy } from 'class-validator';

export const LONGEST_ADDRESS = 2_048;
const SCHEMES = new Set(['http:', 'https:', 'webcal:']);

/** An absolute address with a host that a feed can be read from. */
export function isFeedAddress(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS || !URL.canParse(value)) return false;
  const { protocol, host } = new URL(value);
  return SCHEMES.has(protocol) && host !== '';
}

export function IsFeedAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isFeedAddress',
    validator: {
      validate: isFeedAddress,
      defaultMessage: () => `This must be an http, https or webcal address of at most ${LONGEST_ADDRESS} characters.`,
    },
  });
}
