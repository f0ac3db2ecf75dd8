import { locale } from "./language.js";

// The office lives in one zone whatever the browser's is.
const zone = "Asia/Shanghai";
const format = (iso, options) => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(new Date(iso));

export const hour = iso => format(iso, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const day = iso => format(iso, { year: "numeric", month: "short", day: "numeric", weekday: "short" });
export const shortDay = iso => format(iso, { month: "numeric", day: "numeric" });
export const shortDayAndHour = iso => format(iso, { month: "numeric", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const dayKey = iso => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(iso));

/** The hour for something of today, the date for something older: what a chat list shows. */
export const hourOrDay = (iso, now) => dayKey(iso) === dayKey(now) ? hour(iso) : shortDay(iso);
