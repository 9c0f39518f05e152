/** What a file of conversations says it is; `conversations` in it are as `conversationSchema` has them. */
export const FILE_FORMAT = 'kaito-portal/conversations';
export const FILE_VERSION = 1;
