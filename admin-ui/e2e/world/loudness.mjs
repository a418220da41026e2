/** What a page says in its console or throws, but for the browser's own line about an answer that was an error. */
export function loudness(page) {
  const lines = [];
  page.on('pageerror', (error) => lines.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) lines.push(message.text());
  });
  return () => lines;
}
