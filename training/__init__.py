"""How the shipped models are made: base weights, data, fine-tuning, export, evaluation."""
