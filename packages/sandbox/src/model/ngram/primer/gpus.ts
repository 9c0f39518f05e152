/** Prose about GPUs and serving, written for the generator to learn from. */
export const gpuPrimer = `
A GPU is fast because it does many simple calculations at the same time.
A language model is limited by the memory of the GPU more often than by its speed.
The weights of a model must fit into the memory of the GPUs that serve it.
A model with seven billion parameters needs about fourteen gigabytes for its weights in sixteen bits.
The same model needs about a quarter of that memory when its weights are stored in four bits.
The weights are not all that needs memory; the context of every running request needs memory too.
The memory for the context of running requests is called the key value cache.
A longer context needs a larger key value cache and leaves room for fewer requests at the same time.
When the key value cache is full, new requests wait in a queue.
When the queue is full too, the server answers 429 and the client should wait before it tries again.
A model that does not fit into one GPU can be split over several GPUs of the same node.
Splitting each layer over several GPUs is called tensor parallelism.
Splitting the layers into groups and giving each group to a node is called pipeline parallelism.
GPUs in the same node talk to each other much faster than GPUs in different nodes.
The first token takes longest because the server has to read the whole prompt.
The time to the first token grows with the length of the prompt.
After the first token the server produces one token after the other at a steady pace.
Streaming shows each token as soon as it exists, so the reader does not wait for the whole answer.
Many requests at the same time are served together in a batch, which uses the GPU better.
A batch makes every single request a little slower and all requests together much faster.
An A100 has forty or eighty gigabytes of memory.
An H100 has eighty gigabytes or more and reads its memory faster than an A100.
A T4 is an older and cheaper GPU with sixteen gigabytes of memory.
A smaller GPU is a good choice for a small model and for a team that is trying things out.
The instance type says which GPU a node has and how many of them.
Some instance types have fast local disks, which make loading the weights quicker.
A GPU that is held by a pod is not free, even when the pod does nothing.
Free GPUs on different nodes do not help a model that needs all of them on one node.
Six free GPUs with at most one on each node can serve six small models and no large one.
A node that is cordoned takes no new pods, so its GPUs do not count as free.
A node without its device plugin has GPUs that Kubernetes cannot see.
Quota is the amount a cloud subscription may use, and capacity is the amount the cloud has to give.
A request for a node can fail for lack of quota or for lack of capacity, and the two need different answers.
When quota is missing, ask the cloud for more or choose another family of machines.
When capacity is missing, try another region or wait.
A spot node is cheap and can be taken away at any time.
An idle GPU costs as much as a busy one.
Looking at what is already running before asking for more is the cheapest way to save a GPU.
Memory pressure on a node can evict a pod that uses more than it asked for.
A container that was killed for lack of memory says so in its last state.
A CUDA out of memory error stops the server, and then Kubernetes starts the container again.
A lower context length is often the quickest cure for a model that runs out of memory.
A temperature near zero makes the answer of a model nearly the same every time.
A higher temperature makes the answer more varied and less predictable.
The top p setting leaves out the tokens that are too unlikely to be worth a try.
A stop sequence ends the answer as soon as the sequence would appear.
A token is a piece of a word, and both the prompt and the answer are counted in tokens.
The usage of a request says how many tokens the prompt had and how many tokens were generated.
A seed makes a random choice repeatable, which is useful in a test.
A large model is not always better; a small model that answers at once is often what a user wants.
`;
