"""The float32 form of the shipped NLI model as a class of transformers: BERT, its first token and its mean, a head.

A folder that training.hub writes holds a copy of this file, so that transformers alone can load it too, given
trust_remote_code=True; claimdiff itself never runs code out of a folder and registers the class by importing this.
Needs torch and transformers.
"""

import torch
from transformers import AutoConfig, AutoModelForSequenceClassification, BertConfig, BertModel, BertPreTrainedModel
from transformers.modeling_outputs import SequenceClassifierOutput


class FirstAndMeanConfig(BertConfig):
    """BERT's, under a name of its own: with BERT's own head the weights would load and answer at random."""

    model_type = "bert-first-and-mean"


class FirstAndMeanForSequenceClassification(BertPreTrainedModel):
    """logits = o(tanh(d(first token and mean over tokens))); the weights are named as in training.network."""

    config_class = FirstAndMeanConfig

    def __init__(self, config: FirstAndMeanConfig) -> None:
        super().__init__(config)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.d = torch.nn.Linear(2 * config.hidden_size, config.hidden_size)
        self.o = torch.nn.Linear(config.hidden_size, config.num_labels)
        self.post_init()

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor | None = None, **others: object
    ) -> SequenceClassifierOutput:
        """Token ids and mask, int64 [batch, seq] -> logits float [batch, labels]."""
        if attention_mask is None:
            attention_mask = torch.ones_like(input_ids)
        hidden = self.bert(input_ids, attention_mask=attention_mask, **others).last_hidden_state
        weight = attention_mask[..., None].to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        both = torch.cat([hidden[:, 0], mean], dim=1)
        return SequenceClassifierOutput(logits=self.o(torch.tanh(self.d(both))))


AutoConfig.register(FirstAndMeanConfig.model_type, FirstAndMeanConfig, exist_ok=True)
AutoModelForSequenceClassification.register(FirstAndMeanConfig, FirstAndMeanForSequenceClassification, exist_ok=True)
