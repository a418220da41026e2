/** EX_CONFIG of sysexits.h: the same start would fail the same way again. */
export const refused = 78;

/** Why the system does not start, in one line; empty when the process that refused has said it already. */
export class Refusal extends Error {
  exitCode = refused;
}
