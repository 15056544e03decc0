-- A mail goes only to an address whose owner has opened the link that was sent there.
ALTER TABLE users
  ADD COLUMN email_verified_at timestamptz(3),
  -- When the link was sent that has not been used; the link itself is signed and kept nowhere.
  ADD COLUMN email_check_at timestamptz(3);

CREATE OR REPLACE FUNCTION mail_notices() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM enqueue_job('send-mail', json_build_object('noticeId', n.id), 'mail-' || n.id)
    FROM added n JOIN users u ON u.id = n.user_id
    WHERE u.mailing = 'at_once' AND u.email_verified_at IS NOT NULL AND u.disabled_at IS NULL;
  RETURN NULL;
END $$;
