CREATE INDEX `replies_of_prompt` ON `replies` (`prompt_id`);--> statement-breakpoint
CREATE INDEX `replies_of_person` ON `replies` (`workspace_id`,`person_id`);