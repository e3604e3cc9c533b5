/** The real servers to test against, each undefined unless its URL is in the environment; `node test/servers/start.ts` starts them. */
export const { MONGODB_URL: mongodbUrl, REDIS_URL: redisUrl, S3_URL: s3Url } = process.env;
