// The desk works without this file. With it, evidence opens in a drawer, decisions are taken there without leaving the
// page, and charts have points that are links.

const drawer = document.getElementById("drawer");
const FRAGMENT = "fragment";
let opener = null;

function withFragment(address) {
  const there = new URL(address, location.href);
  there.searchParams.set(FRAGMENT, "1");
  return there;
}

async function fetched(address, options = {}) {
  try {
    return await fetch(address, { credentials: "same-origin", ...options });
  } catch {
    return null;
  }
}

function say(words, bad = false) {
  const old = drawer.querySelector(".message");
  if (old) old.remove();
  const line = document.createElement("p");
  line.className = bad ? "message bad" : "message";
  line.setAttribute("role", bad ? "alert" : "status");
  line.textContent = words;
  const close = drawer.querySelector(".close");
  if (close) close.after(line);
  else drawer.prepend(line);
}

// The words of a page that says what went wrong.
async function refusal(answer) {
  if (!answer) return "The desk does not answer: is detente serve still running? Nothing was changed.";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = page.querySelector(".refusal p, .message");
  return told ? told.textContent : `The desk answered ${answer.status}.`;
}

function fill(html) {
  drawer.innerHTML = html; // made by this desk's own templates, which escape every word of a report
  const close = document.createElement("button");
  close.className = "close";
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => drawer.close());
  drawer.prepend(close);
  rememberAuthor(drawer);
}

export async function open(address) {
  const answer = await fetched(withFragment(address));
  if (!answer || !answer.ok) {
    const words = await refusal(answer);
    fill("");
    say(words, true);
  } else {
    fill(await answer.text());
  }
  if (!drawer.open) drawer.showModal();
  drawer.scrollTop = 0;
}

// The page below the drawer, as it is after a decision.
export async function refresh() {
  const answer = await fetched(location.href);
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = document.querySelector("main");
  const next = page.querySelector("main");
  if (!now || !next) return;
  const place = window.scrollY;
  now.replaceWith(next);
  window.scrollTo(0, place);
  later(next);
  document.dispatchEvent(new CustomEvent("desk:refreshed"));
}

// A decision in the drawer: its answer takes the drawer's place, and the page below is asked for again.
async function decide(form) {
  const values = new FormData(form);
  const verb = new URL(form.action).pathname.split("/").pop();
  const record = form.closest("[data-record]");
  if (record) {
    const days = new URL(location.href).searchParams;
    const next = new URL(`/record/${record.dataset.record}`, location.href);
    for (const name of ["as_of", "since"]) if (days.get(name)) next.searchParams.set(name, days.get(name));
    next.searchParams.set("done", verb);
    next.searchParams.set(FRAGMENT, "1");
    values.set("next", next.pathname + next.search);
  }
  const author = localStorage.getItem("author");
  if (author && !values.get("author")) values.set("author", author);
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  const answer = await fetched(form.action, { method: "POST", body: new URLSearchParams(values) });
  for (const button of form.querySelectorAll("button")) button.disabled = false;
  if (!answer || !answer.ok) {
    say(await refusal(answer), true);
    return;
  }
  fill(await answer.text());
  await refresh();
}

function rememberAuthor(within) {
  const field = within.querySelector("input[name=author]");
  if (!field) return;
  field.value = localStorage.getItem("author") || field.value;
  field.addEventListener("change", () => localStorage.setItem("author", field.value.trim()));
}

// Charts: the same picture within the page, so that its points can be followed.
async function chart(figure) {
  const answer = await fetched(figure.dataset.chart);
  if (!answer || !answer.ok) {
    figure.replaceChildren(Object.assign(document.createElement("p"), { className: "quiet", textContent: await refusal(answer) }));
    return;
  }
  const picture = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (picture.localName !== "svg") return;
  // A picture whose points are links is a group of them; what the drawing library calls its parts says nothing.
  picture.setAttribute("role", picture.querySelector("a") ? "group" : "img");
  for (const part of picture.querySelectorAll("[role^=graphics]:not([aria-label])")) {
    part.removeAttribute("role");
    part.removeAttribute("aria-roledescription");
  }
  const image = figure.querySelector("img");
  picture.setAttribute("aria-label", image ? image.alt : "");
  for (const link of picture.querySelectorAll("a")) {
    const target = link.getAttribute("href") || link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    if (target && target.startsWith("/record/")) link.dataset.drawer = "";
  }
  figure.replaceChildren(document.importNode(picture, true));
}

function later(within) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      if (entry.target.dataset.chart) chart(entry.target);
      else part(entry.target);
    }
  }, { rootMargin: "300px" });
  for (const figure of within.querySelectorAll("[data-chart], [data-fragment]")) seen.observe(figure);
}

// Parts of a page that are worked out only when they are looked at.
async function part(place) {
  const answer = await fetched(withFragment(place.dataset.fragment));
  if (answer && answer.ok) place.innerHTML = await answer.text();
  else place.append(Object.assign(document.createElement("p"), { className: "quiet", textContent: await refusal(answer) }));
}

// What if: the forecast follows the sliders.
let latest = 0;
let waiting = null;

function changed(form) {
  for (const slider of form.querySelectorAll("input[type=range]")) {
    const told = slider.parentElement.querySelector("output");
    if (told) told.value = slider.value;
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => forecast(form), 150);
}

async function forecast(form) {
  const turn = ++latest;
  const there = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    const slider = form.querySelector(`input[type=range][name="${CSS.escape(name)}"]`);
    if (!slider || slider.value !== slider.dataset.base) there.searchParams.set(name, value);
  }
  const answer = await fetched(withFragment(there));
  if (turn !== latest) return; // a later movement of a slider has been asked about
  const result = form.closest(".whatif").querySelector(".whatif-result");
  if (!answer || !answer.ok) {
    result.replaceChildren(Object.assign(document.createElement("p"), { className: "message bad", textContent: await refusal(answer) }));
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector(".whatif-result");
  if (next) result.replaceWith(document.adoptNode(next));
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-whatif]");
  if (form) changed(form);
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.target === drawer) {
    drawer.close();
    return;
  }
  const link = event.target.closest("a[data-drawer]");
  if (!link || !drawer) return;
  const target = link.getAttribute("href") || link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
  event.preventDefault();
  if (!drawer.contains(link)) opener = link;
  open(target);
});

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.target.matches("form[data-whatif]")) {
    event.preventDefault();
    forecast(event.target);
    return;
  }
  if (event.defaultPrevented || !drawer || !drawer.contains(event.target) || event.target.method !== "post") return;
  event.preventDefault();
  decide(event.target);
});

if (drawer) {
  drawer.addEventListener("close", () => {
    drawer.replaceChildren();
    // The page may have been asked for again meanwhile: the same link in the new one.
    const link = opener && (opener.isConnected ? opener : document.querySelector(`main a[href="${CSS.escape(opener.getAttribute("href") || "")}"]`));
    if (link) link.focus();
  });
}
rememberAuthor(document);
later(document);
