/**
 * Both scripts that change leases get: KEYS[1] the due set of the bucket, KEYS[1 + i] the leases of the i-th user; ARGV now, the end of a
 * lease that begins now, how long to keep the key, then user and connection, pair by pair. Each first drops what no longer lives.
 */

/** Renews leases; answers the users who had no living one. */
export const RENEW = `
local now, till = tonumber(ARGV[1]), tonumber(ARGV[2])
local cameOnline = {}
for i = 2, #KEYS do
  local user, connection = ARGV[2 * i], ARGV[2 * i + 1]
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-' .. ARGV[1], ARGV[1])
  local leased = tonumber(redis.call('ZSCORE', KEYS[i], connection) or 0)
  if leased >= 0 then
    redis.call('ZADD', KEYS[i], 'GT', ARGV[2], connection)
    redis.call('PEXPIRE', KEYS[i], ARGV[3])
    local due = tonumber(redis.call('ZSCORE', KEYS[1], user) or 0)
    if due <= now then cameOnline[#cameOnline + 1] = user end
    if due < till then redis.call('ZADD', KEYS[1], ARGV[2], user) end
  end
end
return cameOnline`;

/** Ends leases; answers the users who have no living one by it. */
export const END = `
local now = tonumber(ARGV[1])
local wentOffline = {}
for i = 2, #KEYS do
  local user, connection = ARGV[2 * i], ARGV[2 * i + 1]
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-' .. ARGV[1], ARGV[1])
  redis.call('ZADD', KEYS[i], '-' .. ARGV[2], connection)
  redis.call('PEXPIRE', KEYS[i], ARGV[3])
  local latest = redis.call('ZREVRANGE', KEYS[i], 0, 0, 'WITHSCORES')[2]
  if tonumber(latest) > now then
    redis.call('ZADD', KEYS[1], 'XX', latest, user)
  elseif redis.call('ZREM', KEYS[1], user) == 1 then
    wentOffline[#wentOffline + 1] = user
  end
end
return wentOffline`;

/** Gets KEYS[1] a due set; ARGV now, then user and when her last lease ran out, pair by pair. Removes and answers those of whom that is still true. */
export const TAKE = `
local now = tonumber(ARGV[1])
local taken = {}
for i = 2, #ARGV, 2 do
  local due = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[i]) or 0)
  if due <= now and due == tonumber(ARGV[i + 1]) and redis.call('ZREM', KEYS[1], ARGV[i]) == 1 then
    taken[#taken + 1] = ARGV[i]
  end
end
return taken`;
