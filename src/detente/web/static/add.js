// Files that are dropped onto the page go into its form; what they are and how far they are sent is shown.
const form = document.querySelector("form.add");
const files = document.getElementById("files");
const chosen = document.getElementById("chosen");
const trouble = document.getElementById("trouble");
const sent = document.getElementById("sent");

function megabytes(size) {
  return size < 100_000 ? `${Math.ceil(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}

function wrong() {
  const found = [...files.files];
  if (found.length > Number(form.dataset.most)) return `These are ${found.length} files: send at most ${form.dataset.most} at once.`;
  const large = found.find((file) => file.size > Number(form.dataset.bytes));
  return large ? `${large.name} is ${megabytes(large.size)}: too large for one report; split it.` : "";
}

function show() {
  chosen.replaceChildren(...[...files.files].slice(0, 20).map((file) => {
    const line = document.createElement("li");
    line.textContent = `${file.name} · ${megabytes(file.size)}`;
    return line;
  }));
  trouble.textContent = wrong();
}

if (form) {
  files.addEventListener("change", show);
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.toggle("dropping", event.type === "dragover");
  };
  addEventListener("dragover", over);
  addEventListener("dragleave", over);
  addEventListener("drop", (event) => {
    over(event);
    if (!event.dataTransfer?.files.length) return;
    const all = new DataTransfer();
    for (const file of [...files.files, ...event.dataTransfer.files]) all.items.add(file);
    files.files = all.files;
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    trouble.textContent = wrong();
    if (!trouble.textContent) send();
  });
}

function send() {
  const request = new XMLHttpRequest();
  const button = form.querySelector("button.main");
  const end = (words) => {
    trouble.textContent = words;
    sent.hidden = true;
    button.disabled = false;
  };
  button.disabled = true;
  sent.hidden = false;
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) sent.value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    if (request.status < 400) location.assign(request.responseURL);
    else end(reason(request.responseText));
  });
  request.addEventListener("error", () => end("The connection broke off. Nothing of it was kept; send it again."));
  request.open("POST", form.action);
  request.send(new FormData(form));
}

function reason(page) {
  const told = new DOMParser().parseFromString(page, "text/html").querySelector("main p, .words");
  return told?.textContent.trim() || "The desk did not take it; nothing was kept.";
}
