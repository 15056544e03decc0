-- What waits for review or was sent back is counted in all ledgers for everyone's workbench, and is little of each.
CREATE FUNCTION index_waiting(t text) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  EXECUTE format('CREATE INDEX %I ON %I (pos) WHERE review_state IN (''pending'', ''returned'')', t || '_waiting', t);
END $$;
REVOKE ALL ON FUNCTION index_waiting(text) FROM PUBLIC;

SELECT index_waiting(name) FROM ledger_tables WHERE EXISTS (SELECT FROM pg_attribute WHERE attrelid = name::regclass AND attname = 'review_state');

-- Still one call for all that a ledger's table needs.
ALTER FUNCTION add_ledger(text) RENAME TO add_ledger_table;
CREATE FUNCTION add_ledger(t text) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  PERFORM add_ledger_table(t);
  PERFORM index_waiting(t);
END $$;
REVOKE ALL ON FUNCTION add_ledger(text) FROM PUBLIC;

-- A district counts its requests without visiting them.
DROP INDEX requests_pos_id;
CREATE INDEX requests_pos_id ON requests (pos, id) INCLUDE (department_id);

-- Words of two characters are the usual ones in Chinese, too short for pg_trgm: pairs of characters instead.
CREATE FUNCTION pairs_of(given text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public AS $$
  SELECT ARRAY(SELECT DISTINCT letters[i] || letters[i + 1] FROM string_to_array(given, NULL) AS letters, generate_series(1, cardinality(letters) - 1) AS i)
$$;
CREATE INDEX requests_pairs ON requests USING gin (pairs_of(search_text));

-- Under row-level security no index serves a condition that is not leakproof, as none on arrays is. So the owner asks,
-- within the positions that are shown; what comes of it passes the policies again where it is used.
CREATE FUNCTION requests_saying(word text) RETURNS SETOF int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH saying AS MATERIALIZED (
    SELECT id, pos FROM requests WHERE pairs_of(search_text) @> pairs_of(word) AND strpos(search_text, word) > 0)
  SELECT id FROM saying WHERE pos BETWEEN request_low() AND request_high()
$$;
REVOKE ALL ON FUNCTION requests_saying(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION requests_saying(text) TO gongzhi_app;
CREATE INDEX requests_excluded ON requests (pos, closed_at) WHERE excluded_at IS NOT NULL;
