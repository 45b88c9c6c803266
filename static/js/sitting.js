// The sitting works without this. With it the clock ticks, the arrows go from point to point, and the wall keeps up.
const loadedAt = performance.now();

for (const clock of document.querySelectorAll("[data-clock]")) {
  const used = clock.querySelector("[data-clock-used]");
  const tick = () => {
    const seconds = Number(clock.dataset.used) + Math.floor((performance.now() - loadedAt) / 1000);
    used.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.classList.toggle("clock--over", seconds > 60 * Number(clock.dataset.foreseen));
  };
  tick();
  setInterval(tick, 1000);
}

const hint = document.querySelector("[data-keys]");
if (hint) {
  hint.hidden = false;
  document.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const isTyping = event.target.closest("input, textarea, select, summary");
    if (way && !isTyping && !event.altKey && !event.ctrlKey && !event.metaKey) document.querySelector(`a[rel="${way}"]`)?.click();
  });
}

const wall = document.querySelector("[data-reload]");
if (wall) setTimeout(() => location.reload(), 1000 * Number(wall.dataset.reload));
