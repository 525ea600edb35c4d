-- The records of `given` (seq, n, body_start, added, fresh, line), parsed; from_json takes no parameter for the form.
CREATE TEMP TABLE incoming AS
  SELECT seq, n, body_start, added, fresh, from_json(line, '{structure}').record AS r FROM given
