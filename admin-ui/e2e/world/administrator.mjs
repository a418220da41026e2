/** The one user of the journeys: made by the first of them, or by whichever is run without it. */
export const administrator = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'tumbling walrus 41' };

/** Makes the administrator unless there is one. `request` sends from the console's own address. */
export async function makeAdministrator(request) {
  const { required } = await (await request.get('/api/setup')).json();
  if (!required) return;
  const token = new URL(process.env.SETUP_URL).hash.replace('#token=', '');
  const answer = await request.post('/api/setup', { data: { token, ...administrator } });
  if (!answer.ok()) throw new Error(`The administrator is refused: ${answer.status()} ${await answer.text()}`);
}

/** Signs in through the page, from wherever it is asked to. */
export async function signIn(page, { email, password } = administrator) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
