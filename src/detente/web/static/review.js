// The review queue by keyboard: a key presses the button or follows the link that names it. What is decided in the
// drawer renews the page, so everything is looked up when it is needed.
const kept = "detente-keys";
const box = () => document.getElementById("keys");

function remembered() {
  if (box()) box().checked = localStorage.getItem(kept) !== "off";
}

const writing = (target) =>
  target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, dialog[open]");

document.addEventListener("keydown", (event) => {
  if (!box()?.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat || writing(event.target)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
  if (target.tagName === "SUMMARY") target.parentElement.querySelector("input:not([type=hidden]), select")?.focus();
});

// Esc leaves the form without a decision.
document.addEventListener("keydown", (event) => {
  const edit = event.target instanceof Element && event.target.closest("details.edit");
  if (event.key !== "Escape" || !edit) return;
  edit.open = false;
  edit.querySelector("summary").focus();
});

// One decision at a time: a second press while the first is on its way would decide the next record unseen.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.target.closest("dialog")) return;
  if (document.body.dataset.deciding) event.preventDefault();
  document.body.dataset.deciding = "yes";
});

document.addEventListener("change", (event) => {
  if (event.target === box()) localStorage.setItem(kept, box().checked ? "on" : "off");
});
document.addEventListener("desk:refreshed", remembered);
addEventListener("pageshow", () => delete document.body.dataset.deciding);
remembered();
