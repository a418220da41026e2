/** The one user of the journeys, made by the first of them. */
export const administrator = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'tumbling walrus 41' };

/** Signs in through the page, from wherever it is asked to. */
export async function signIn(page, { email, password } = administrator) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
