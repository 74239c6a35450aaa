package io.tidemark.scoring.model;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.CalibratedEngine;
import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.reasons.Explainer;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import java.util.List;
import java.util.Optional;

/** Turns the bytes of a bundle into a model that may score, or says why not. */
public final class ModelLoader {

    private final ScoringEngineFactory engines;
    private final Optional<SignaturePolicy> signatures;
    private final boolean explaining;

    /** Asks for no signature: for bundles that the caller made or named himself. */
    public ModelLoader(ScoringEngineFactory engines) {
        this(engines, Optional.empty(), false);
    }

    /** @param signatures which bundles are let in at all */
    public ModelLoader(ScoringEngineFactory engines, SignaturePolicy signatures) {
        this(engines, Optional.of(signatures), false);
    }

    private ModelLoader(ScoringEngineFactory engines, Optional<SignaturePolicy> signatures, boolean explaining) {
        this.engines = engines;
        this.signatures = signatures;
        this.explaining = explaining;
    }

    /** The same loader for models that can also say why they score as they do, which takes as much memory again. */
    public ModelLoader explaining() {
        return new ModelLoader(engines, signatures, true);
    }

    /**
     * @param zip the bytes of a bundle
     * @param expectedCatalogueHash the hash of the catalogue that computes the vectors to be scored; empty accepts any
     * @throws RefusedBundleException if anything about the bundle is wrong, saying what in one sentence
     */
    public LoadedModel load(byte[] zip, Optional<String> expectedCatalogueHash) {
        return load(Bundle.open(zip), expectedCatalogueHash);
    }

    /** The same for a bundle that is open already. */
    public LoadedModel load(Bundle bundle, Optional<String> expectedCatalogueHash) {
        Manifest manifest = bundle.manifest();
        signatures
                .flatMap(policy -> policy.refusal(bundle.manifestJson(), bundle.signature()))
                .ifPresent(reason -> {
                    throw RefusedBundleException.forNow(sentence(manifest, reason));
                });
        expectedCatalogueHash
                .filter(hash -> !hash.equals(manifest.catalogueHash()))
                .ifPresent(hash -> {
                    throw refused(
                            manifest,
                            "it was trained with the catalogue hash " + manifest.catalogueHash()
                                    + ", but the vectors are computed with " + hash);
                });
        Optional<ReferenceScores> reference =
                bundle.part(BundlePart.REFERENCE_SCORES).map(ReferenceScores::fromJson);
        ScoringEngine engine = engine(bundle);
        try {
            checkNames(manifest, engine);
            checkGoldenVectors(bundle, engine);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        ScoringEngine scoring = manifest.calibration()
                .<ScoringEngine>map(calibration -> new CalibratedEngine(engine, calibration))
                .orElse(engine);
        return new LoadedModel(manifest.version(), bundle.sha256(), manifest, scoring, explainer(bundle), reference);
    }

    private Optional<Explainer> explainer(Bundle bundle) {
        if (!explaining) {
            return Optional.empty();
        }
        Manifest manifest = bundle.manifest();
        return engines.contributions(bundle.model(), bundle.modelFormat())
                .map(contributions -> new Explainer(
                        manifest.featureNames(),
                        manifest.reasons(),
                        manifest.nouns(),
                        ReferenceMedians.of(bundle),
                        contributions));
    }

    private ScoringEngine engine(Bundle bundle) {
        try {
            return engines.create(bundle.model(), bundle.modelFormat());
        } catch (InvalidModelException e) {
            throw new RefusedBundleException(sentence(bundle.manifest(), e.getMessage()), e);
        } catch (UnsupportedModelException e) {
            throw new RefusedBundleException(
                    sentence(bundle.manifest(), "the engine " + engines.name() + " cannot score it: " + e.getMessage()),
                    e);
        }
    }

    private static void checkNames(Manifest manifest, ScoringEngine engine) {
        List<String> names = manifest.featureNames();
        if (names.size() != engine.featureCount()) {
            throw refused(
                    manifest,
                    "its manifest names " + names.size() + " features, but the model has " + engine.featureCount());
        }
        List<String> own = engine.featureNames();
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).equals(names.get(i))) {
                throw refused(
                        manifest,
                        "its manifest names feature " + i + " '" + names.get(i) + "', but the model calls it '"
                                + own.get(i) + "'");
            }
        }
    }

    private static void checkGoldenVectors(Bundle bundle, ScoringEngine engine) {
        GoldenVectors golden =
                GoldenVectors.fromJson(bundle.part(BundlePart.GOLDEN_VECTORS).orElseThrow());
        if (golden.size() == 0) {
            throw refused(bundle.manifest(), "it has no golden vector to check the model with");
        }
        golden.difference(engine).ifPresent(difference -> {
            throw refused(bundle.manifest(), difference);
        });
    }

    private static RefusedBundleException refused(Manifest manifest, String reason) {
        return new RefusedBundleException(sentence(manifest, reason));
    }

    private static String sentence(Manifest manifest, String reason) {
        return "the bundle of model " + manifest.version() + " is refused: " + reason;
    }
}
