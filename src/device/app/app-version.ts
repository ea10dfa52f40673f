/** The version of this build, put in by the bundler. */
declare const GOCUA_VERSION: string;

export const appVersion = GOCUA_VERSION;
