export const session = {
  signIn: {
    title: 'Sign in',
    lead: 'Calendars kept in agreement, under your rules.',
    email: 'Email',
    password: 'Password',
    showPassword: 'Show the password',
    submit: 'Sign in',
    working: 'Signing in …',
    needEmail: 'Enter your email address.',
    needPassword: 'Enter your password.',
  },
  again: {
    title: 'Your session has ended',
    lead: (email: string) =>
      `Enter the password of ${email} to go on where you were. Nothing on the page behind is lost.`,
    submit: 'Go on',
    other: 'Sign in as somebody else',
  },
  setup: {
    title: 'Make the first administrator',
    lead: 'This account can do everything in Calmirror.',
    token: 'Setup token',
    tokenHint: 'The server printed it when it started, in the link that ends in #token=…',
    name: 'Name',
    password: 'Password',
    passwordHint: (least: number) => `At least ${least} characters. A few unrelated words are good.`,
    submit: 'Create the account',
    working: 'Creating the account …',
    needToken: 'Enter the token: it is in the link that the server printed, after #token=.',
    needName: 'Enter your name.',
    needEmail: 'Enter an email address, such as ada@example.org.',
    needPassword: (least: number) => `Enter at least ${least} characters.`,
  },
  waitBefore: (seconds: number) =>
    seconds === 1 ? 'You can try again in 1 second.' : `You can try again in ${seconds} seconds.`,
};
