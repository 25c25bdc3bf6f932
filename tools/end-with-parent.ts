// Loaded before a program of ours (`node --import`): should the process that started it die without a word, it does not outlive it.
const PATIENCE = 2_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), PATIENCE).unref();
});
process.channel?.unref();
