// The container's health check: the image has no curl, and needs none.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
