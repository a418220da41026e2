const STEP_MS = 20;

/**
 * Waits until `look` answers without throwing, and hands its answer on; asks again every 20 ms.
 * @throws the last error of `look` when the time is over
 */
export async function eventually<T>(look: () => Promise<T> | T, limitMs = 15_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  }
}
