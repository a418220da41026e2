/** Opens a scene: its answers stand for the API, and what is to be done before one looks is done. */
export async function openScene(page, scene) {
  await page.route('**/api/**', (route) => {
    const url = new URL(route.request().url());
    const answer = scene.answers[`${route.request().method()} ${url.pathname}`];
    if (answer === 'never') return undefined;
    return route.fulfill(typeof answer === 'function' ? answer(url) : (answer ?? { status: 404 }));
  });
  await page.goto(scene.path);
  await page.locator('h1').first().waitFor();
  await scene.act?.(page);
}
