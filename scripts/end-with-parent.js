// Loaded into each child. The parent may be killed so hard that it cannot stop its children; the channel to
// it then breaks, and the child ends as if it had been asked to.
// Only in the child itself: its own workers inherit the flag that loads this file.
if (process.channel && process.env.GONGZHI_PARENT === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 8000).unref();
  });
  process.channel.unref();
}
