/** What an operator has to mend before this process can start. Its message is the one line that is printed. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** EX_CONFIG of sysexits.h: whoever supervises the process knows that starting it again will not help. */
export const EXIT_REFUSED = 78;
