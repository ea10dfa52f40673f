/** Ids in the markup that the build makes of the locked home, and of what holds it. */

export const pictureId = 'first-picture';
export const leadPlace = 'first-lead';
export const figuresPlace = 'first-figures';
