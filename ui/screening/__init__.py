"""The reporting officer's workspace, and the box in which others refer a customer to that officer."""
