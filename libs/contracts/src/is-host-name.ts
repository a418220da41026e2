import { ValidateBy } from 'class-validator';

export const LONGEST_HOST_NAME = 253;

/** What ends a host in an address, and so cannot be part of one. */
const NOT_IN_A_HOST = /[\s/?#@\\[\]%]/;

/** Name of a server, or its address (IPv6 without brackets), and nothing else: no scheme, no port. */
export function isHostName(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LONGEST_HOST_NAME || NOT_IN_A_HOST.test(value)) return false;
  return value !== '' && URL.canParse(`https://${value.includes(':') ? `[${value}]` : value}/`);
}

export function IsHostName(): PropertyDecorator {
  return ValidateBy({
    name: 'isHostName',
    validator: {
      validate: isHostName,
      defaultMessage: () =>
        `This must be the name or the address of a server, without a scheme and a port, of at most ${LONGEST_HOST_NAME} characters.`,
    },
  });
}
