"""The pages of the desk, one a file: functions from a visit to what its template shows."""
