import { ValidateBy } from 'class-validator';

export const LONGEST_ADDRESS = 2_048;
const FEED_SCHEMES = ['http:', 'https:', 'webcal:'];
const SERVER_SCHEMES = ['http:', 'https:'];

/** The address, if it is an absolute one with a host and one of these schemes. */
function addressOf(value: unknown, schemes: readonly string[]): URL | null {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS || !URL.canParse(value)) return null;
  const url = new URL(value);
  return schemes.includes(url.protocol) && url.host !== '' ? url : null;
}

/** An address that a feed can be read from. */
export function IsFeedAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isFeedAddress',
    validator: {
      validate: (value) => addressOf(value, FEED_SCHEMES) !== null,
      defaultMessage: () => `This must be an http, https or webcal address of at most ${LONGEST_ADDRESS} characters.`,
    },
  });
}

/** An address of a server that one signs in at; user name and password are no part of it. */
export function IsServerAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isServerAddress',
    validator: {
      validate: (value) => {
        const url = addressOf(value, SERVER_SCHEMES);
        return url !== null && url.username === '' && url.password === '';
      },
      defaultMessage: () =>
        `This must be an http or https address of at most ${LONGEST_ADDRESS} characters, without user name and password.`,
    },
  });
}
