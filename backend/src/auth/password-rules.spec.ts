import { passwordFault } from './password-rules.js';

const CONTEXT = ['calmirror', 'ada.lovelace@example.org', 'Ada Lovelace'];

describe('passwordFault', () => {
  it.each(['violet harbour 71 lamps', 'tR8#pqz!m', 'пароль-из-четырёх-слов', 'correct horse battery'])(
    'lets “%s” pass',
    (password) => {
      expect(passwordFault(password, CONTEXT)).toBeNull();
    },
  );

  it.each([
    ['password1!', 'a common word with a tail'],
    ['P@ssw0rd2024', 'a common word in disguise'],
    ['Qwertyuiop', 'a row of the keyboard'],
    ['12345678', 'a run of digits'],
    ['abcdefghij', 'a run of letters'],
    ['aaaaaaaaaa', 'one character'],
    ['abababab', 'two characters'],
    ['Lovelace1815', 'the name of the account'],
    ['calmirror!', 'the product'],
    ['example2026', 'the host of the address'],
  ])('refuses %s: %s', (password) => {
    expect(passwordFault(password, CONTEXT)).not.toBeNull();
  });
});
