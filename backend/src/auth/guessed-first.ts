/** Words that guessing begins with, in small letters and without the digits that people put behind them. */
export const GUESSED_FIRST: ReadonlySet<string> = new Set(
  `password passwort passwd motdepasse contrasena wachtwoord passphrase secret geheim letmein welcome willkommen bienvenue
   changeme changeit default temporary temppass administrator admin root superuser sysadmin operator guest user username
   login logmein access master trustno1 iloveyou iloveu loveyou sunshine princess dragon monkey football baseball
   basketball soccer hockey superman batman spiderman starwars pokemon whatever nothing qwerty qwertz azerty qwertyui
   qwertyuiop qwertzuiop azertyuiop asdfgh asdfghjk asdfghjkl yxcvbnm zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r
   1q2w3e4r5t q1w2e3r4 qwer1234 asdf1234 abcd1234 abc12345 12345678 123456789 1234567890 0123456789 87654321 987654321
   11111111 00000000 12341234 12121212 11223344 123123123 computer internet calendar kalender calendrier calmirror mirror
   company business office corporate summer winter spring autumn herbst sommer monday friday january february march april
   august september october november december michael jennifer jessica charlie ashley daniel andrew joshua matthew
   jordan harley ranger hunter shadow ginger pepper cookie cheese chocolate butterfly flower freedom liverpool chelsea
   arsenal mustang corvette ferrari mercedes porsche testing testtest test1234 testpass demo1234 example sample hello
   helloworld goodmorning godzilla matrix phoenix samsung google facebook microsoft windows linux ubuntu postgres
   database server network security`.split(/\s+/),
);
