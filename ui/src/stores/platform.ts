/** Whether this is a phone or tablet; there the system, not a menu, ends an app. */
export const onPhone = /Android|iPhone|iPad/.test(navigator.userAgent);
