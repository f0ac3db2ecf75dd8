const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => localStorage.getItem("office.theme");

function apply() {
  document.documentElement.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
}

/** Follows the system until the person chooses; then their choice stands. */
export function startTheme() {
  apply();
  system.addEventListener("change", apply);
}

export const isDark = () => document.documentElement.dataset.theme === "dark";

export function switchTheme() {
  localStorage.setItem("office.theme", isDark() ? "light" : "dark");
  apply();
}
