CREATE TABLE `erased_messages` (
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`message_ts` text NOT NULL,
	`erased_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `channel_id`, `message_ts`)
);
--> statement-breakpoint
ALTER TABLE `reply_messages` ADD `thread_ts` text;