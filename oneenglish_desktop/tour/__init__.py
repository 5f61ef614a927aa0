"""The tour: a robot does a student's main job in the real window, on real stores."""
