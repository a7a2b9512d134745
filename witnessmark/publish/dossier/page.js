"use strict";
// Opens what hides a target, marks every part of a highlighted claim, and moves the focus there.
(() => {
  const reveal = () => {
    for (const part of document.querySelectorAll("mark.part-target")) part.classList.remove("part-target");
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    for (const part of document.querySelectorAll("mark[data-of]")) if (part.dataset.of === id) part.classList.add("part-target");
    target.scrollIntoView({ block: "center" });
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  addEventListener("DOMContentLoaded", reveal);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
  });
  for (const tools of document.querySelectorAll(".tools")) {
    tools.hidden = false;
    for (const button of tools.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        for (const box of document.querySelectorAll("details.text")) box.open = button.dataset.open === "true";
      });
    }
  }
})();
