/** Prose about KAITO, written for the generator to learn from. */
export const kaitoPrimer = `
KAITO is an operator that runs open language models on Kubernetes.
KAITO turns one small manifest into GPU nodes, a running server and an endpoint that answers.
You describe the model you want, and KAITO works out how many nodes the model needs.
A Workspace is the main resource of KAITO.
A Workspace names a model and the kind of machine that should run the model.
A Workspace has no spec field; its resource, inference and tuning sections stand at the top level.
A Workspace serves a model or tunes a model, but it never does both.
The label selector of a Workspace says which nodes belong to it.
The instance type of a Workspace cannot be changed after the Workspace has been created.
To change the model or the instance type you create a new Workspace and retire the old one.
An InferenceSet runs several copies of the same Workspace.
Each replica of an InferenceSet is a Workspace of its own with a Service of its own.
An InferenceSet can be scaled up when requests are waiting and scaled down when the fleet is quiet.
A RAGEngine answers questions with the help of documents that it has indexed.
A preset is a model that KAITO knows how to start without further instructions.
A preset is named by its Hugging Face id, for example microsoft/phi-4.
The name a model answers to is the last part of its Hugging Face id in lower case.
The most reliable way to learn the name of a served model is to ask the endpoint for its list of models.
KAITO serves presets with vLLM unless the manifest asks for another runtime.
The vLLM server speaks the same protocol as the OpenAI API, so most clients work without changes.
A gated model needs a token of a person who has accepted the licence of the model.
The token lives in a Secret in the same namespace and never in the manifest.
When the token is missing or wrong, the pod starts, fails with a 401 from the model hub, and starts again.
An adapter changes the behaviour of a base model without a copy of all its weights.
A tuning job writes an adapter, and a later Workspace can serve the base model together with that adapter.
KAITO first estimates the number of nodes, then asks for the nodes, and only then starts the model.
When the estimate fails, nothing is provisioned and the reason is in the message of the condition.
A condition has a type, a status, a reason and a message, and the reason is the part worth reading first.
ResourceReady becomes true when the nodes are there and their GPUs are visible.
InferenceReady becomes true when the pods of the model are ready.
WorkspaceSucceeded becomes true when the model serves.
BenchmarkCompleted becomes true when the short throughput test after start has finished.
A condition that is false does not mean that something has failed; often it means that something has not happened yet.
A Workspace stays pending until the model has served for the first time.
A Workspace that was ready and is not ready any more has degraded, and the events say why.
Deleting a Workspace deletes the nodes that were created for it.
The weights of a large model take many minutes to download, so a long start is normal.
While the weights download, the server answers only its metrics and everything else is not found.
The Service of a Workspace listens on port 80 and forwards to port 5000 of the first pod.
A Service that answers does not prove that the model is ready.
A custom model runs from a pod template, and then the author of the template is responsible for its probes.
The benchmark of a preset measures how many tokens the deployment can produce in a minute.
KAITO refuses a manifest with an unknown instance type before anything is created.
A manifest that was accepted can still have no effect when a label or an annotation is misspelled.
An annotation with the wrong spelling is silently ignored, which is why the portal checks it for you.
The operator watches its resources and tries again when a step fails.
KAITO writes events on the Workspace when it creates node claims and when it gives up.
The status of a Workspace lists the worker nodes and the target number of nodes.
Tuning with the lora method trains a small number of extra weights.
Tuning with the qlora method keeps the base model in four bits to save memory.
The result of a tuning job is written to a volume or pushed as an image.
`;
