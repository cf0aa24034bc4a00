"""Rules by the artefact they speak of: L load, M metric, P prose, S standards, T translation, R render, V publish."""
