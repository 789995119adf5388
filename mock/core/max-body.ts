/** The most bytes of a request's body as it is sent. A larger one is a Problem `body-too-large`. */
export const maxBodyBytes = 32 * 2 ** 20;
