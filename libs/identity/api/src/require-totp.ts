/** Whether seats that see others' data are closed to whoever has no second factor (`REQUIRE_TOTP`). */
export const REQUIRE_TOTP = Symbol('second factor required');
