"""What people subscribe to: calendars of the dates, feeds of what is new."""
