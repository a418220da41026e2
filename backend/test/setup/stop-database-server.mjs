export default async function stopDatabaseServer() {
  await globalThis.stopTestDatabaseServer();
}
