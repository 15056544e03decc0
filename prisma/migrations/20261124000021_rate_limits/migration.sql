-- What was asked for lately, counted for all web processes together. Columns as rate-limiter-flexible wants them. Keys
-- are keyed hashes: the table knows no address. Lost in a crash, it begins anew: no reason to write a log of it.
CREATE UNLOGGED TABLE rate_limits (
  key text PRIMARY KEY,
  points int NOT NULL DEFAULT 0,
  -- Milliseconds since 1970.
  expire bigint
);
CREATE INDEX rate_limits_expire_idx ON rate_limits (expire);
ALTER TABLE rate_limits ENABLE ROW LEVEL SECURITY;
-- Counted before there is an actor, outside any transaction.
CREATE POLICY shared ON rate_limits USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO gongzhi_app;
