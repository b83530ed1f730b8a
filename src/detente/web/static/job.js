// A reading that goes on: each step that the desk tells brings the list up to date.
const job = document.getElementById("job");

if (job && !job.dataset.ended) {
  const steps = new EventSource(`${job.dataset.path}/steps`);
  let asked = false, again = false;
  const update = async () => {
    if (asked) {
      again = true;
      return;
    }
    asked = true;
    try {
      const answer = await fetch(`${job.dataset.path}?fragment=1`);
      if (answer.ok) job.innerHTML = await answer.text();
    } finally {
      asked = false;
      if (again) {
        again = false;
        update();
      }
    }
  };
  steps.addEventListener("step", update);
  steps.addEventListener("end", () => {
    steps.close();
    update();
  });
}
